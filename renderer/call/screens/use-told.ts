import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../ui/Announcer.tsx';
import { useCall } from '../call-context.ts';

/** What happens without a press of one's own is said once, on the screen and to a screen reader. */
export function useTold(name: string, chatOpen: boolean): void {
  const { snapshot } = useCall();
  const announce = useAnnounce();
  const { t } = useTranslation('call');
  const { tookOver, screen } = snapshot.local;
  const speakerLost = snapshot.features?.devices.speakerLost ?? null;
  const newest = snapshot.features?.chat.entries.at(-1) ?? null;

  useEffect(() => {
    if (tookOver) announce(t(`devices.tookOver.${tookOver.kind}`, { label: tookOver.label }));
  }, [tookOver, announce, t]);
  useEffect(() => {
    if (!speakerLost) return;
    const { label } = speakerLost;
    announce(label === '' ? t('devices.speakerMissing') : t('devices.speakerLost', { label }));
  }, [speakerLost, announce, t]);

  const shared = useRef(false);
  const sharing = screen !== null;
  useEffect(() => {
    if (shared.current && !sharing) announce(t('share.closed'));
    shared.current = sharing;
  }, [sharing, announce, t]);

  // Only what arrives while one looks on: earlier messages of the visit are no news.
  const known = useRef(newest?.id);
  useEffect(() => {
    if (newest === null || newest.id === known.current) return;
    known.current = newest.id;
    if (newest.from === 'partner' && !chatOpen) announce(t('chat.arrived', { name, text: newest.text.slice(0, 120) }));
  }, [newest, chatOpen, name, announce, t]);
}
