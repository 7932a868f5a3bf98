/** A share of a whole, as a bar; the words beside it say the numbers. */
import './parts.css';

type ProgressBarProps = { readonly label: string; readonly done: number; readonly total: number };

export function ProgressBar({ label, done, total }: ProgressBarProps) {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  return (
    <span
      className="progress-bar"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={Math.min(done, total)}
    >
      <span style={{ width: `${share * 100}%` }} />
    </span>
  );
}
