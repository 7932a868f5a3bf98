/** What the pointer does, what is seen through, which page, how large. */
import { IconMinus, IconPlus } from '@tabler/icons-react';
import type { MouseEvent, ReactNode } from 'react';
import { KeyHint } from '../../parts/key-hint.tsx';
import type { Tool } from '../../viewer/tool.ts';
import { useDesk } from './desk.ts';
import { hintOf, type KeyAction } from './keys.ts';
import { runAction } from './use-desk-keys.ts';
import { writeZoom } from './zoom.ts';

const tools: readonly { readonly tool: Tool; readonly name: string; readonly action: KeyAction }[] = [
  { tool: 'text', name: 'Select text', action: 'textTool' },
  { tool: 'box', name: 'Box', action: 'boxTool' },
  { tool: 'line', name: 'Line', action: 'lineTool' },
  { tool: 'page', name: 'Page', action: 'pageTool' },
];

/** A click leaves the focus on the pages, where the next key decides. */
function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}

export function DeskTools() {
  const desk = useDesk();
  const { data, state } = desk;
  const document = data.documents?.find((one) => one.id === state.documentId);
  return (
    <div className="desk-tools" role="toolbar" aria-label="Tools">
      {tools.map(({ tool, name, action }) => (
        <ToolButton
          key={tool}
          name={name}
          action={action}
          pressed={state.tool === tool}
          // A box placed in the middle is for the keyboard; the mouse draws its own.
          onClick={() => desk.patch({ tool, selection: null, choosing: 'nothing' })}
        >
          {name}
        </ToolButton>
      ))}
      <span className="desk-tools-line" />
      <ToolButton name="See through" action="seeThrough" pressed={state.seeThrough}>
        See through <KeyHint keys={hintOf('seeThrough')} />
      </ToolButton>
      <span className="desk-tools-line" />
      <span className="desk-tools-page">
        {document ? `Page ${state.page} of ${document.pages}` : 'No page'}
      </span>
      <span className="desk-tools-line" />
      <ToolButton name="Smaller" action="zoomOut">
        <IconMinus size={14} aria-label="Smaller" />
      </ToolButton>
      <ToolButton name="As wide as the window" action="fitWidth" pressed={state.zoom === 'fit-width'}>
        {writeZoom(state.scale)}
        <span className="only-read">, as wide as the window</span>
      </ToolButton>
      <ToolButton name="Larger" action="zoomIn">
        <IconPlus size={14} aria-label="Larger" />
      </ToolButton>
    </div>
  );
}

type ToolButtonProps = {
  readonly name: string;
  readonly action: KeyAction;
  readonly pressed?: boolean;
  readonly onClick?: () => void;
  readonly children: ReactNode;
};

function ToolButton({ name, action, pressed, onClick, children }: ToolButtonProps) {
  const desk = useDesk();
  return (
    <button
      type="button"
      aria-pressed={pressed}
      title={`${name}  ${hintOf(action)}`}
      onMouseDown={keepFocus}
      onClick={() => (onClick ? onClick() : runAction(desk, action))}
    >
      {children}
    </button>
  );
}
