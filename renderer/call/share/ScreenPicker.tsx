import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenOffer, ScreenSource } from '#shared/ipc/bridge.ts';
import { usePlatform } from '../../app/services.tsx';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import './share.css';

/** What the desktop offers to show, to choose from; a browser asks with a picker of its own and offers nothing here. */
export function ScreenPicker({ name }: { readonly name: string }) {
  const platform = usePlatform();
  const [offer, setOffer] = useState<ScreenOffer | null>(null);
  useEffect(() => platform.listen('screens:offered', setOffer), [platform]);
  if (offer === null) return null;
  return (
    <Offer
      key={offer.requestId}
      name={name}
      sources={offer.sources}
      onChoose={(sourceId) => {
        setOffer(null);
        platform
          .invoke('screens:choose', { requestId: offer.requestId, sourceId })
          .catch((caught: unknown) => console.error('The chosen screen was not taken', caught));
      }}
    />
  );
}

interface OfferProps {
  readonly name: string;
  readonly sources: readonly ScreenSource[];
  readonly onChoose: (sourceId: string | null) => void;
}

function Offer({ name, sources, onChoose }: OfferProps) {
  const { t } = useTranslation('call');
  const [chosen, setChosen] = useState<string>('');
  const kinds = [
    ['screen', t('share.screens')],
    ['window', t('share.windows')],
  ] as const;
  return (
    <Dialog
      title={t('share.pickTitle')}
      look="wide"
      onClose={() => onChoose(null)}
      actions={
        <>
          <Button onPress={() => onChoose(null)}>{t('share.cancel')}</Button>
          <Button look="primary" isDisabled={chosen === ''} onPress={() => onChoose(chosen)}>
            {t('share.show')}
          </Button>
        </>
      }
    >
      <p className="soft">{t('share.pickHelp', { name })}</p>
      {kinds.map(([kind, label]) => {
        const offered = sources.filter((source) => source.kind === kind);
        return (
          offered.length > 0 && (
            <Choice
              key={kind}
              label={label}
              look="cards"
              // One choice over both groups: what is chosen in the other one is not in this one's options.
              value={offered.some(({ id }) => id === chosen) ? chosen : ''}
              onChange={setChosen}
              options={offered.map(({ id, name: title, picture }) => ({
                value: id,
                spoken: title,
                content: (
                  <span className="source">
                    {picture === '' ? (
                      <span className="source-picture" />
                    ) : (
                      <img className="source-picture" src={picture} alt="" />
                    )}
                    <span className="source-name">{title}</span>
                  </span>
                ),
              }))}
            />
          )
        );
      })}
    </Dialog>
  );
}
