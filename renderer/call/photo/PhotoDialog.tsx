import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { useCall } from '../call-context.ts';
import { saveFile } from '../../app/save-file.ts';
import type { PhotoPart, PhotoShown } from './photo-part.ts';
import './photo.css';

/** Everything about a photo that needs an answer or is to be looked at; the rest is a line among the notices. */
export function PhotoDialog({ name }: { readonly name: string }) {
  const { snapshot } = useCall();
  const photo = snapshot.features?.photo;
  const part = snapshot.parts?.photo;
  if (!photo || !part) return null;
  switch (photo.kind) {
    case 'wanted':
      return <Wanted name={name} taking={photo.taking} part={part} />;
    case 'preview':
      return <Preview name={name} photo={photo.photo} again={photo.again} part={part} />;
    case 'sending':
      return <Sending share={photo.share} photo={photo.photo} part={part} />;
    case 'arrived':
      return <Arrived name={name} photo={photo} part={part} />;
    case 'none':
    case 'asked':
    case 'refused':
    case 'receiving':
    case 'failed':
    case 'sent':
      return null;
  }
}

/** A picture in memory, under an address of its own for as long as it is shown. */
function Picture({ photo }: { readonly photo: Blob }) {
  const { t } = useTranslation('call');
  const element = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const address = URL.createObjectURL(photo);
    if (element.current) element.current.src = address;
    return () => URL.revokeObjectURL(address);
  }, [photo]);
  return <img ref={element} className="photo" alt={t('photo.picture')} />;
}

interface PartProps {
  readonly part: PhotoPart;
  readonly name: string;
}

function Wanted({ name, taking, part }: PartProps & { readonly taking: boolean }) {
  const { t } = useTranslation('call');
  return (
    <Dialog
      role="alertdialog"
      title={t('photo.wantedTitle', { name })}
      onClose={() => part.decline()}
      actions={
        <>
          <Button onPress={() => part.decline()}>{t('photo.no')}</Button>
          <Button look="primary" isPending={taking} onPress={() => void part.take()}>
            {t('photo.take')}
          </Button>
        </>
      }
    >
      <p className="photo-words">{t('photo.wantedHelp')}</p>
    </Dialog>
  );
}

function Preview({ name, photo, again, part }: PartProps & { readonly photo: Blob; readonly again: boolean }) {
  const { t } = useTranslation('call');
  return (
    <Dialog
      role="alertdialog"
      look="wide"
      title={t('photo.previewTitle')}
      onClose={() => part.decline()}
      actions={
        <>
          <Button onPress={() => part.decline()}>{t('photo.no')}</Button>
          <Button onPress={() => void part.take()}>{t('photo.retake')}</Button>
          <Button look="primary" onPress={() => void part.send()}>
            {t('photo.send', { name })}
          </Button>
        </>
      }
    >
      <Picture photo={photo} />
      <p className="photo-words">{t('photo.previewHelp', { name })}</p>
      {again && (
        <Banner tone="danger" spoken="at-once">
          {t('photo.notSent')}
        </Banner>
      )}
    </Dialog>
  );
}

function Sending({ share, photo, part }: { readonly share: number; readonly photo: Blob; readonly part: PhotoPart }) {
  const { t } = useTranslation('call');
  return (
    <Dialog
      role="alertdialog"
      look="wide"
      title={t('photo.sending')}
      onClose={() => part.decline()}
      actions={<Button onPress={() => part.decline()}>{t('photo.no')}</Button>}
    >
      <Picture photo={photo} />
      <Progress label={t('photo.sending')} value={share * 100} />
    </Dialog>
  );
}

type ArrivedProps = PartProps & { readonly photo: Extract<PhotoShown, { kind: 'arrived' }> };

function Arrived({ name, photo, part }: ArrivedProps) {
  const { t } = useTranslation('call');
  const save = (): void => {
    const ending = photo.photo.type === 'image/png' ? 'png' : 'jpg';
    // No name of a person in it: a folder of downloads is seen by others.
    saveFile(
      photo.photo,
      `visit-photo-${new Date(photo.at).toISOString().slice(0, 19).replaceAll(':', '-')}.${ending}`,
    );
  };
  return (
    <Dialog
      look="wide"
      title={t('photo.arrivedTitle', { name })}
      onClose={() => part.putAway()}
      actions={
        <>
          <Button onPress={() => part.putAway()}>{t('photo.putAway')}</Button>
          <Button onPress={() => part.ask()}>{t('photo.again')}</Button>
          <Button look="primary" onPress={save}>
            {t('photo.save')}
          </Button>
        </>
      }
    >
      <Picture photo={photo.photo} />
      <p className="photo-words">{t('photo.arrivedHelp')}</p>
    </Dialog>
  );
}
