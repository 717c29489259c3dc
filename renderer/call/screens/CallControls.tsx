import {
  Camera,
  Ellipsis,
  FileText,
  Gauge,
  Keyboard,
  MessageSquare,
  Mic,
  MicOff,
  MonitorUp,
  MonitorX,
  NotebookPen,
  PhoneOff,
  PictureInPicture2,
  Settings2,
  ShieldCheck,
  Video,
  VideoOff,
} from 'lucide-react';
import { memo, useMemo } from 'react';
import { Toolbar } from 'react-aria-components/Toolbar';
import { useTranslation } from 'react-i18next';
import { Menu, type MenuAction } from '../../ui/Menu.tsx';
import { useCall, type CallContextValue } from '../call-context.ts';
import type { CallSnapshot } from '../call-snapshot.ts';
import { saveFile } from '../../app/save-file.ts';
import { useCallSlots } from '../call-slots.ts';
import { ControlButton } from './ControlButton.tsx';
import type { CallPanels } from './use-panels.ts';

interface CallToolbarProps extends Pick<CallContextValue, 'side' | 'setMicrophone' | 'setCamera' | 'dispatch'> {
  readonly panels: CallPanels;
  readonly parts: CallSnapshot['parts'];
  readonly microphoneOn: boolean;
  readonly cameraOn: boolean;
  readonly sharing: boolean;
  readonly choosing: boolean;
  readonly talking: boolean;
  readonly hasPicture: boolean;
  readonly unread: number;
}

/** What can be done in the call: always there, also while the connection is not. */
export function CallControls({ panels }: { readonly panels: CallPanels }) {
  const { snapshot, side, setMicrophone, setCamera, dispatch } = useCall();
  const { local, parts, features, state, remote } = snapshot;
  return (
    <CallToolbar
      panels={panels}
      side={side}
      setMicrophone={setMicrophone}
      setCamera={setCamera}
      dispatch={dispatch}
      parts={parts}
      microphoneOn={local.microphone === 'on'}
      cameraOn={local.camera === 'on'}
      sharing={local.screen !== null}
      choosing={features?.share.choosing === true}
      talking={state.kind === 'talking'}
      hasPicture={remote.stream !== null}
      unread={features?.chat.unread ?? 0}
    />
  );
}

/** Drawn again only when one of its facts changes: the call's snapshot changes several times a second. */
const CallToolbar = memo(function CallToolbar(props: CallToolbarProps) {
  const { panels, parts, microphoneOn, cameraOn, sharing, unread, side } = props;
  const { BesideCall } = useCallSlots();
  const { t } = useTranslation('call');
  const actions = useMoreActions(props);
  return (
    <Toolbar className="call-controls" aria-label={t('controls.label')}>
      <ControlButton
        icon={microphoneOn ? Mic : MicOff}
        label={microphoneOn ? t('controls.mute') : t('controls.unmute')}
        caption={microphoneOn ? t('controls.muteShort') : t('controls.unmuteShort')}
        marked={!microphoneOn}
        onPress={() => props.setMicrophone(!microphoneOn)}
      />
      <ControlButton
        icon={cameraOn ? Video : VideoOff}
        label={cameraOn ? t('controls.cameraOff') : t('controls.cameraOn')}
        caption={cameraOn ? t('controls.cameraOffShort') : t('controls.cameraOnShort')}
        marked={!cameraOn}
        onPress={() => props.setCamera(!cameraOn)}
      />
      <ControlButton
        icon={sharing ? MonitorX : MonitorUp}
        label={sharing ? t('controls.stopShare') : t('controls.share')}
        caption={sharing ? t('controls.stopShare') : t('controls.share')}
        marked={sharing}
        isDisabled={!sharing && (!props.talking || props.choosing)}
        onPress={() => (sharing ? parts?.share.stop() : void parts?.share.start())}
      />
      <ControlButton
        icon={MessageSquare}
        label={unread > 0 ? t('controls.chatUnread', { count: unread }) : t('controls.chat')}
        caption={t('controls.chat')}
        count={unread}
        isDisabled={parts === null}
        isExpanded={panels.open === 'chat'}
        onPress={() => panels.toggle('chat')}
      />
      {side === 'doctor' && BesideCall !== null && (
        <ControlButton
          icon={NotebookPen}
          label={t('controls.notes')}
          caption={t('controls.notesShort')}
          isExpanded={panels.open === 'notes'}
          onPress={() => panels.toggle('notes')}
        />
      )}
      <ControlButton
        icon={Settings2}
        label={t('controls.devices')}
        caption={t('controls.devices')}
        isDisabled={parts === null}
        onPress={() => panels.toggle('devices')}
      />
      <Menu
        label={t('controls.moreLabel')}
        trigger={
          <ControlButton
            icon={Ellipsis}
            label={t('controls.moreLabel')}
            caption={t('controls.more')}
            isDisabled={parts === null}
          />
        }
        actions={actions}
      />
      <ControlButton
        icon={PhoneOff}
        label={t('controls.end')}
        caption={t('controls.end')}
        danger
        onPress={() => props.dispatch({ type: 'end-pressed' })}
      />
    </Toolbar>
  );
});

function useMoreActions(props: CallToolbarProps): readonly MenuAction[] {
  const { panels, parts, side, talking, hasPicture } = props;
  const { t } = useTranslation('call');
  return useMemo(
    () => [
      ...(side === 'doctor'
        ? [
            {
              id: 'photo',
              label: t('controls.askPhoto'),
              icon: Camera,
              disabled: !talking,
              onAction: () => parts?.photo.ask(),
            },
          ]
        : []),
      { id: 'quality', label: t('controls.quality'), icon: Gauge, onAction: () => panels.show('quality') },
      { id: 'safety', label: t('controls.safetyCode'), icon: ShieldCheck, onAction: () => panels.show('safety') },
      ...(document.pictureInPictureEnabled
        ? [
            {
              id: 'window',
              label: t('controls.smallWindow'),
              icon: PictureInPicture2,
              disabled: !hasPicture,
              onAction: panels.toggleSmallWindow,
            },
          ]
        : []),
      { id: 'shortcuts', label: t('controls.shortcuts'), icon: Keyboard, onAction: () => panels.show('shortcuts') },
      {
        id: 'report',
        label: t('controls.report'),
        icon: FileText,
        onAction: () => {
          if (!parts) return;
          saveFile(
            new Blob([parts.quality.report(programFacts())], { type: 'text/plain' }),
            'meroclinic-call-report.txt',
          );
        },
      },
    ],
    [t, panels, parts, side, talking, hasPicture],
  );
}

/** What support needs to know of the program; nothing of the person. */
function programFacts(): readonly string[] {
  return [`Program: ${navigator.userAgent}`, `Processors: ${String(navigator.hardwareConcurrency)}`];
}
