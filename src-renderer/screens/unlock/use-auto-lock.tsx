import { type ReactNode, useEffect, useRef, useState } from 'react';
import { client } from '../../api.ts';

/** Main locks after this long without a sign of life (src-main/main.ts has the same figure). */
const lockAfterMs = 10 * 60_000;
const warnBeforeMs = 60_000;
const tellEveryMs = 20_000;

/** Tells main that somebody is there, and answers a warning while the lock is near. */
export function useAutoLockActivity(active: boolean): ReactNode {
  const lastSeen = useRef(Date.now());
  const lastTold = useRef(0);
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null);

  useEffect(() => {
    if (!active) return;
    lastSeen.current = Date.now();
    const notice = (): void => {
      const now = Date.now();
      lastSeen.current = now;
      if (now - lastTold.current < tellEveryMs) return;
      lastTold.current = now;
      void client.call('reportActivity', {}).catch(() => undefined);
    };
    const look = (): void => {
      const left = lockAfterMs - (Date.now() - lastSeen.current);
      setSecondsLeft(left < warnBeforeMs ? Math.max(0, Math.round(left / 1000)) : null);
    };
    const kinds = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const kind of kinds) window.addEventListener(kind, notice, { passive: true, capture: true });
    const timer = setInterval(look, 1000);
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, notice, { capture: true });
      clearInterval(timer);
    };
  }, [active]);

  if (!active || secondsLeft === null) return null;
  return (
    <div className="lock-warning" role="alert">
      Candour locks in {secondsLeft} seconds because nobody has touched it. Move the mouse or press a key to
      stay.
    </div>
  );
}
