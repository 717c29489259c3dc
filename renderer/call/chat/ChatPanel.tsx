import { Send, X } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { draftsOf } from '../../app/drafts.ts';
import { useMe } from '../../app/services.tsx';
import { useCall } from '../call-context.ts';
import { chatMost } from '../engine/control-words.ts';
import { ChatMessages } from './ChatMessages.tsx';
import { chatLength } from './chat-part.ts';
import './chat.css';

interface ChatPanelProps {
  readonly appointmentId: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** From here on the room that is left is counted. */
const countFrom = chatMost - 200;

/** The conversation beside the picture. What is half written stays, also when it is closed or the window is. */
export function ChatPanel({ appointmentId, name, onClose }: ChatPanelProps) {
  const { snapshot } = useCall();
  const me = useMe();
  const { t } = useTranslation(['call', 'app']);
  const chat = snapshot.parts?.chat;
  const drafts = draftsOf(me.id);
  const draftName = `chat.${appointmentId}`;
  const [text, setText] = useState(() => {
    const kept = drafts.read(draftName);
    return typeof kept === 'string' ? kept : '';
  });
  const field = useRef<HTMLTextAreaElement>(null);
  const used = chatLength(text);

  useEffect(() => {
    chat?.setOpen(true);
    return () => chat?.setOpen(false);
  }, [chat]);
  useEffect(() => {
    const before = document.activeElement;
    field.current?.focus();
    // Back to the button that opened it, if it is still there.
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  const write = (written: string): void => {
    setText(written);
    if (written === '') drafts.remove(draftName);
    else drafts.write(draftName, written);
  };
  const send = (): void => {
    if (chat?.send(text) === true) write('');
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onClose();
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <section className="chat" aria-label={t('chat.title')}>
      <header className="chat-head">
        <h2>{t('chat.title')}</h2>
        <AriaButton className="chat-close" aria-label={t('chat.close')} onPress={onClose}>
          <X aria-hidden="true" />
        </AriaButton>
      </header>
      <ChatMessages name={name} />
      <form
        className="chat-write"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <textarea
          ref={field}
          className="chat-field"
          rows={2}
          value={text}
          aria-label={t('chat.label', { name })}
          aria-describedby="chat-hint"
          aria-invalid={used > chatMost}
          placeholder={t('chat.label', { name })}
          onChange={(event) => write(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <AriaButton
          type="submit"
          className="chat-send"
          aria-label={t('chat.send')}
          isDisabled={text.trim() === '' || used > chatMost || !chat}
        >
          <Send aria-hidden="true" />
        </AriaButton>
        <p id="chat-hint" className="chat-hint" data-over={used > chatMost}>
          {used > countFrom ? t('app:characters', { used, most: chatMost }) : t('chat.hint')}
        </p>
      </form>
    </section>
  );
}
