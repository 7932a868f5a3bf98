/** A key, written as on a keyboard. Hidden from assistive tools where the control says it itself. */
import './parts.css';

export function KeyHint({ keys }: { readonly keys: string }) {
  return (
    <kbd className="key-hint" aria-hidden="true">
      {keys}
    </kbd>
  );
}
