/** All codes, filtered by typing; those that this case does not allow say why. */
import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useDesk } from './desk.ts';
import { explainLimit, filterExemptions } from './exemption-words.ts';

type CodeListProps = {
  /** Shift+Enter withholds everywhere. */
  readonly everywhere: boolean;
  readonly onChoose: (code: string, everywhere: boolean) => void;
};

export function CodeList({ everywhere, onChoose }: CodeListProps) {
  const { data, patch, code: usual, focusPages } = useDesk();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const list = useId();
  const shown = filterExemptions(data.exemptions, typed);
  const active = shown[Math.min(at, shown.length - 1)];

  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  const activeId = active ? `${list}-${active.code}` : undefined;
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  /** What is chosen here is used until another one is. */
  const choose = (code: string, all: boolean): void => {
    patch({ code });
    onChoose(code, all);
  };
  const handleKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const by = event.key === 'ArrowDown' ? 1 : -1;
      setAt((Math.min(at, shown.length - 1) + by + shown.length) % Math.max(1, shown.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (active?.allowed) choose(active.code, everywhere && event.shiftKey);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      patch({ choosing: 'actions' });
      focusPages();
    }
  };

  return (
    <div className="desk-codes">
      <TextInput
        ref={field}
        aria-label="Find a code"
        placeholder="Type to find a code"
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={activeId}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={handleKey}
      />
      <div id={list} role="listbox" aria-label="Codes" className="desk-code-options" tabIndex={-1}>
        {shown.map((exemption) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are read by the field above
          <div
            key={exemption.code}
            id={`${list}-${exemption.code}`}
            role="option"
            tabIndex={-1}
            aria-selected={exemption === active}
            aria-disabled={!exemption.allowed}
            onMouseDown={(event) => event.preventDefault()}
            onClick={(event) => exemption.allowed && choose(exemption.code, everywhere && event.shiftKey)}
          >
            <span className="desk-code">{exemption.code}</span>
            <span>
              {exemption.label}
              <small>{exemption.allowed ? exemption.reference : explainLimit(exemption)}</small>
            </span>
            {exemption.code === usual ? <span className="desk-code-usual">in use</span> : null}
          </div>
        ))}
        {shown.length === 0 ? (
          <p className="desk-choice-note">No code is like this. Try fewer letters.</p>
        ) : null}
      </div>
      <p className="desk-code-hint">
        Enter withholds here{everywhere ? ', Shift and Enter everywhere' : ''}. The code stays in use.
      </p>
    </div>
  );
}
