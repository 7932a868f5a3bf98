/** Nothing to show: says why and what to do. */
import type { ReactNode } from 'react';
import './parts.css';

export function EmptyState({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="empty-state">
      <p className="empty-state-title">{title}</p>
      {children ? <div>{children}</div> : null}
    </div>
  );
}
