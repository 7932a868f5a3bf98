/** What the command line needs to be told about where it runs: under Node, or inside the installed application. */
import type { Readable, Writable } from 'node:stream';
import type { PlainDate } from '../contract/values.ts';
import type { NameModel } from '../detect/names/name-model.ts';
import type { PdfEngine, PdfTaskName } from '../pdf/engine.ts';

export type Streams = {
  readonly input: Readable;
  /** Answers, and nothing else. */
  readonly output: Writable;
  /** Words for people. */
  readonly log: Writable;
};

export type Environment = {
  /** `resources/` of the source tree or of the installed application. */
  readonly resourcesFolder: string;
  readonly version: string;
  /** Workers that may run at once; each starts when there is work for it, or now where tasks are sure to come. */
  createEngine(workers: number, prepare?: readonly PdfTaskName[]): PdfEngine;
  readonly cores: number;
  today(): PlainDate;
  /** Aborted when the process is asked to stop: work in hand is given up and cleaned away. */
  readonly signal: AbortSignal;
};

/** What a single job may use. */
export type Tools = Pick<Environment, 'resourcesFolder' | 'today' | 'signal'> & {
  /** Starts the first time that it is asked for: not every job needs it. `prepare`: the tasks that will come. */
  engine(prepare?: readonly PdfTaskName[]): PdfEngine;
  /** Read the first time that it is asked for. */
  nameModel(): NameModel;
};
