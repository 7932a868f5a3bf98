/** The initials of a person in a circle; the colour says what was decided, and so does the word beside it. */
import { findInitials } from './initials.ts';
import './parts.css';

type PersonAvatarProps = { readonly name: string; readonly tone: 'third' | 'keep' | 'plain' };

export function PersonAvatar({ name, tone }: PersonAvatarProps) {
  return (
    <span className="person-avatar" data-tone={tone} aria-hidden="true">
      {findInitials(name)}
    </span>
  );
}
