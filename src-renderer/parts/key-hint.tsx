/** A key, written as on a keyboard. Silent: the control it stands in says it by aria-keyshortcuts or by its name. */
import './parts.css';

export function KeyHint({ keys }: { readonly keys: string }) {
  return (
    <span className="key-hint" aria-hidden="true">
      <kbd>{keys}</kbd>
    </span>
  );
}
