/** What was just done, seen and read aloud. */
import { useEffect, useState } from 'react';
import './parts.css';

type StatusLineProps = {
  /** The same words again are announced again when the serial changed. */
  readonly serial: number;
  readonly text: string;
};

export function StatusLine({ serial, text }: StatusLineProps) {
  const [spoken, setSpoken] = useState('');
  // Emptied first: the same words twice would otherwise be no change, and stay silent.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new serial announces again
  useEffect(() => {
    setSpoken('');
    const timer = setTimeout(() => setSpoken(text), 30);
    return () => clearTimeout(timer);
  }, [serial, text]);
  return (
    <>
      <span className="status-line" aria-hidden="true" title={text}>
        {text}
      </span>
      <span className="only-read" role="status" aria-live="polite">
        {spoken}
      </span>
    </>
  );
}
