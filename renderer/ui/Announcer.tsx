import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './announcer.css';
import { Button } from './Button.tsx';

interface AnnounceOptions {
  readonly tone?: 'good' | 'danger';
  /** What can be done about it while it is shown: "Undo". */
  readonly action?: { readonly label: string; readonly onPress: () => void };
}
type Announce = (text: string, options?: AnnounceOptions) => void;
interface Notice extends AnnounceOptions {
  readonly id: number;
  readonly text: string;
}

const AnnounceContext = createContext<Announce>(() => undefined);

/** Long enough to be read twice, in ms; with something to press, long enough to get there. */
const shownFor = 5000;
const shownForAction = 10_000;
/** The oldest gives way: more would cover the page. */
const mostShown = 3;

/** Says something briefly, on the screen and to screen readers. For what must not be missed use a Banner. */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext);
}

export function AnnouncerProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('ui');
  const [{ notices }, setSaid] = useState<{ readonly notices: readonly Notice[]; readonly last: number }>({
    notices: [],
    last: 0,
  });
  const announce = useCallback<Announce>(
    (text, options = {}) =>
      setSaid(({ notices: before, last }) => ({
        last: last + 1,
        // Saying the same again replaces it, so that it is read out again.
        notices: [...before.filter((each) => each.text !== text), { ...options, id: last + 1, text }].slice(-mostShown),
      })),
    [],
  );
  const dismiss = useCallback(
    (id: number) => setSaid((before) => ({ ...before, notices: before.notices.filter((each) => each.id !== id) })),
    [],
  );
  const shown = useMemo(
    () => notices.map((notice) => <NoticeRow key={notice.id} notice={notice} onGone={dismiss} />),
    [notices, dismiss],
  );
  return (
    <AnnounceContext value={announce}>
      {children}
      {/* Always there: a live region that comes with its text is not read out. */}
      <output className="announcer" aria-label={t('messages')}>
        {shown}
      </output>
    </AnnounceContext>
  );
}

interface NoticeRowProps {
  readonly notice: Notice;
  readonly onGone: (id: number) => void;
}

/** Stays while the pointer or the focus is on it. */
function NoticeRow({ notice, onGone }: NoticeRowProps) {
  const { t } = useTranslation('ui');
  const [held, setHeld] = useState(false);
  const { id, text, tone, action } = notice;
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => onGone(id), action ? shownForAction : shownFor);
    return () => clearTimeout(timer);
  }, [held, id, action, onGone]);
  return (
    <span
      className="announcement"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {tone === 'good' && <CircleCheck aria-hidden="true" />}
      {tone === 'danger' && <CircleAlert aria-hidden="true" />}
      <span className="announcement-text">{text}</span>
      {action && (
        <Button
          look="link"
          onPress={() => {
            action.onPress();
            onGone(id);
          }}
        >
          {action.label}
        </Button>
      )}
      <Button look="link" aria-label={t('dismiss')} onPress={() => onGone(id)}>
        <X aria-hidden="true" />
      </Button>
    </span>
  );
}
