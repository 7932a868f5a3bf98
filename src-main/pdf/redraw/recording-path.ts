/** A Path2D that remembers what was added to it. pdf.js makes its paths with the global of that name. */
import { Path2D } from '@napi-rs/canvas';
import type { Matrix } from '../geometry.ts';
import { closePath, curveTo, lineTo, moveTo, type Path, transformPath } from './path.ts';

type Transform = NonNullable<Parameters<Path2D['addPath']>[1]>;

/** Real canvases accept it too, so that one global serves both the recorder and pdf.js's own canvases. */
export class RecordingPath extends Path2D {
  #recorded: number[] = [];
  #whole: boolean;
  #end: readonly [number, number] = [0, 0];

  constructor(path?: Path2D | string) {
    super(path);
    this.#whole = path === undefined;
    if (path instanceof RecordingPath) {
      this.#recorded = [...path.#recorded];
      this.#whole = path.#whole;
      this.#end = path.#end;
    }
  }

  /** What was drawn; null after anything that is not recorded here (arcs, which pdf.js does not use). */
  get recorded(): Path | null {
    return this.#whole ? this.#recorded : null;
  }

  override moveTo(x: number, y: number): void {
    super.moveTo(x, y);
    this.#add(x, y, moveTo, x, y);
  }

  override lineTo(x: number, y: number): void {
    super.lineTo(x, y);
    this.#add(x, y, lineTo, x, y);
  }

  override bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    super.bezierCurveTo(x1, y1, x2, y2, x, y);
    this.#add(x, y, curveTo, x1, y1, x2, y2, x, y);
  }

  override quadraticCurveTo(qx: number, qy: number, x: number, y: number): void {
    super.quadraticCurveTo(qx, qy, x, y);
    const [px, py] = this.#end;
    const toward = (from: number, to: number) => from + (2 / 3) * (to - from);
    this.#add(x, y, curveTo, toward(px, qx), toward(py, qy), toward(x, qx), toward(y, qy), x, y);
  }

  override closePath(): void {
    super.closePath();
    this.#recorded.push(closePath);
  }

  override rect(x: number, y: number, width: number, height: number): void {
    super.rect(x, y, width, height);
    this.#add(x, y, moveTo, x, y, lineTo, x + width, y, lineTo, x + width, y + height);
    this.#add(x, y, lineTo, x, y + height, closePath);
  }

  override addPath(path: Path2D, transform?: Transform): void {
    super.addPath(path, transform);
    const added = path instanceof RecordingPath ? path.recorded : null;
    if (added === null) this.#whole = false;
    else
      this.#recorded.push(...(transform === undefined ? added : transformPath(added, toMatrix(transform))));
  }

  override arc(...operands: Parameters<Path2D['arc']>): void {
    super.arc(...operands);
    this.#whole = false;
  }

  override arcTo(...operands: Parameters<Path2D['arcTo']>): void {
    super.arcTo(...operands);
    this.#whole = false;
  }

  override ellipse(...operands: Parameters<Path2D['ellipse']>): void {
    super.ellipse(...operands);
    this.#whole = false;
  }

  override roundRect(...operands: Parameters<Path2D['roundRect']>): void {
    super.roundRect(...operands);
    this.#whole = false;
  }

  #add(endX: number, endY: number, ...numbers: readonly number[]): void {
    this.#recorded.push(...numbers);
    this.#end = [endX, endY];
  }
}

function toMatrix({ a = 1, b = 0, c = 0, d = 1, e = 0, f = 0 }: Transform): Matrix {
  return [a, b, c, d, e, f];
}
