import { Camera, MicOff, MonitorUp, ShieldAlert, Volume2, WifiOff, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { useCall } from '../call-context.ts';
import { voiceOnlyWords } from '../quality/quality-words.ts';

interface Notice {
  readonly key: string;
  readonly icon: LucideIcon;
  readonly words: string;
  readonly look: 'plain' | 'warning';
  readonly actions?: ReactNode;
}

/** What goes on beside the talking, each in one line, with what can be done about it. Read out as it appears. */
export function CallNotices({ name }: { readonly name: string }) {
  const notices = [...useTrust(), ...useSound(name), ...usePictureNotices(name), ...usePhotoNotices(name)];
  return (
    <output className="call-notices">
      {notices.map(({ key, icon: Icon, words, look, actions }) => (
        <span key={key} className="call-notice" data-look={look}>
          <Icon aria-hidden="true" />
          <span>{words}</span>
          {actions}
        </span>
      ))}
    </output>
  );
}

function useTrust(): readonly Notice[] {
  const { snapshot } = useCall();
  const { t } = useTranslation(['call', 'errors', 'dates']);
  return [
    ...(!snapshot.peerServerReachable && snapshot.state.kind !== 'talking'
      ? [{ key: 'server', icon: WifiOff, words: t('explain.peerServer'), look: 'plain' as const }]
      : []),
    ...(snapshot.strangerRefused
      ? [{ key: 'stranger', icon: ShieldAlert, words: t('explain.stranger'), look: 'warning' as const }]
      : []),
    ...(snapshot.signalRefused
      ? [{ key: 'signal', icon: ShieldAlert, words: t('errors:signal_refused.title'), look: 'warning' as const }]
      : []),
  ];
}

function useSound(name: string): readonly Notice[] {
  const { snapshot, setMicrophone } = useCall();
  const { t } = useTranslation('call');
  if (snapshot.features?.devices.mutedSpeaking !== true) return [];
  return [
    {
      key: 'muted',
      icon: MicOff,
      words: t('devices.mutedSpeaking', { name }),
      look: 'warning',
      actions: (
        <Button size="small" onPress={() => setMicrophone(true)}>
          {t('controls.unmute')}
        </Button>
      ),
    },
  ];
}

function usePictureNotices(name: string): readonly Notice[] {
  const { snapshot } = useCall();
  const { t } = useTranslation(['call', 'errors', 'dates']);
  const { features, local, parts, remote, state } = snapshot;
  const voiceOnly = state.kind === 'talking' ? voiceOnlyWords(t, features?.quality.voiceOnly ?? null, name) : null;
  const problem = features?.share.problem ?? null;
  return [
    ...(local.screen === null
      ? []
      : [
          {
            key: 'sharing',
            icon: MonitorUp,
            words: t('share.own', { name }),
            look: 'warning' as const,
            actions: (
              <Button size="small" onPress={() => parts?.share.stop()}>
                {t('controls.stopShare')}
              </Button>
            ),
          },
        ]),
    ...(remote.sending?.screen === true && remote.sending.video === 'on'
      ? [{ key: 'shown', icon: MonitorUp, words: t('share.partner', { name }), look: 'plain' as const }]
      : []),
    ...(problem === null
      ? []
      : [
          {
            key: 'share-problem',
            icon: MonitorUp,
            words: `${t(`errors:${problem}.title`)}. ${t(`errors:${problem}.remedy`)}`,
            look: 'warning' as const,
          },
        ]),
    ...(voiceOnly === null ? [] : [{ key: 'voice', icon: Volume2, words: voiceOnly, look: 'plain' as const }]),
  ];
}

function usePhotoNotices(name: string): readonly Notice[] {
  const { snapshot } = useCall();
  const { t } = useTranslation('call');
  const photo = snapshot.features?.photo;
  const part = snapshot.parts?.photo;
  if (!photo || !part) return [];
  const notice = (words: string, actions: ReactNode): readonly Notice[] => [
    { key: 'photo', icon: Camera, words, look: 'plain', actions },
  ];
  const putAway = (label: string) => (
    <Button size="small" onPress={() => part.putAway()}>
      {label}
    </Button>
  );
  switch (photo.kind) {
    case 'asked':
      return notice(t('photo.asked', { name }), putAway(t('photo.takeBack')));
    case 'receiving':
      // The figure is rounded to tens: a screen reader is not to read a hundred of them.
      return notice(
        `${t('photo.receiving')}, ${t('quality.percent', { value: Math.floor(photo.share * 10) * 10 })}`,
        putAway(t('photo.takeBack')),
      );
    case 'refused':
      return notice(t(`photo.${photo.because}`, { name }), putAway(t('photo.close')));
    case 'failed':
      return notice(t('photo.failed'), putAway(t('photo.close')));
    case 'sent':
      return notice(t('photo.sent'), putAway(t('photo.close')));
    case 'none':
    case 'wanted':
    case 'preview':
    case 'sending':
    case 'arrived':
      return [];
  }
}
