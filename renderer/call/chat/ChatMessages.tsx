import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../call-context.ts';
import type { ChatEntry } from './chat-part.ts';

/** What was written, oldest first; new ones are read out and come into sight. */
export function ChatMessages({ name }: { readonly name: string }) {
  const { snapshot } = useCall();
  const { t, i18n } = useTranslation('call');
  const { entries = [], flooded = false } = snapshot.features?.chat ?? {};
  const time = new Intl.DateTimeFormat(i18n.language, { hour: '2-digit', minute: '2-digit' });
  return (
    <div className="chat-log" role="log" aria-label={t('chat.log', { name })}>
      {entries.length === 0 && <p className="chat-empty">{t('chat.empty', { name })}</p>}
      {entries.map((entry) => (
        <article key={entry.id} className="chat-entry" data-from={entry.from}>
          <p className="chat-meta">
            {entry.from === 'self' ? t('chat.you') : name} · <time>{time.format(entry.at)}</time>
          </p>
          <p className="chat-text">{entry.text}</p>
          {entry.from === 'self' && (
            <p className="chat-delivery" data-delivery={entry.delivery}>
              {deliveryWords(entry)}
            </p>
          )}
        </article>
      ))}
      {flooded && <p className="chat-empty">{t('chat.flooded')}</p>}
      <InSight key={entries.at(-1)?.id} />
    </div>
  );

  function deliveryWords({ delivery }: ChatEntry): string {
    return t(`chat.${delivery}`);
  }
}

/** Brings the end of the conversation into sight each time it is made anew. */
function InSight() {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Newer browsers answer with a promise: an effect must not hand that on.
    end.current?.scrollIntoView({ block: 'end' });
  }, []);
  return <div ref={end} />;
}
