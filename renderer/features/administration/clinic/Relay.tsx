import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RelaySettings } from '#shared/domain/administration-records.ts';
import { queryKeys } from '../../../app/queries.ts';
import { useBackend } from '../../../app/services.tsx';
import { TryAgain } from '../../../app/TryAgain.tsx';
import { useDates } from '../../../i18n/dates.ts';
import { useAnnounce } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { ErrorMessage } from '../../../ui/ErrorMessage.tsx';
import { NumberField } from '../../../ui/NumberField.tsx';
import { Skeletons } from '../../../ui/Skeleton.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { wholeNumber } from '../../../ui/whole-number.ts';
import { useDraft } from '../use-draft.ts';

const limits = { least: 60, most: 86_400 } as const;
const usualSeconds = 3600;
const mostAddresses = 8;
const shortestSecret = 16;
const address = /^turns?:\S{3,200}$/;

/** Where sound and picture go when two computers cannot reach each other. The secret is given, never read. */
export function Relay() {
  const { t } = useTranslation('administration');
  const { administration } = useBackend();
  const query = useQuery({ queryKey: queryKeys.relay, queryFn: () => administration.readRelay() });
  return (
    <Card className="stack" aria-labelledby="relay-title">
      <h2 id="relay-title">{t('relay.title')}</h2>
      <p className="soft">{t('relay.text')}</p>
      {query.isPending && <Skeletons count={1} look="row" />}
      <ErrorMessage error={query.error} actions={<TryAgain of={query} />} />
      {query.data !== undefined && <RelayForm relay={query.data} />}
    </Card>
  );
}

function RelayForm({ relay }: { readonly relay: RelaySettings | null }) {
  const { t } = useTranslation('administration');
  const { administration } = useBackend();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const dates = useDates();
  const { draft, write, clear } = useDraft('relay');
  // A secret is nothing to keep as a draft.
  const [secret, setSecret] = useState('');
  const [checked, setChecked] = useState(false);
  const text = draft['urls'] ?? relay?.urls.join('\n') ?? '';
  const lifetime = draft['seconds'] ?? dates.digits(relay?.credentialSeconds ?? usualSeconds);
  const urls = text.split(/\s+/).filter((line) => line !== '');
  const wrongUrls = urls.length === 0 || urls.length > mostAddresses || urls.some((url) => !address.test(url));
  const credentialSeconds = wholeNumber(lifetime, limits.least, limits.most);
  const wrongSecret = secret.length < shortestSecret;
  const save = useMutation({
    mutationFn: (seconds: number) => administration.setRelay({ urls, credentialSeconds: seconds }, secret),
    onSuccess: () => {
      clear();
      setSecret('');
      setChecked(false);
      announce(t('relay.told'), { tone: 'good' });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: queryKeys.relay }),
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (!wrongUrls && !wrongSecret && credentialSeconds !== null) save.mutate(credentialSeconds);
      }}
    >
      {relay === null && <p>{t('relay.none')}</p>}
      <TextArea
        label={t('relay.urls')}
        help={t('relay.urlsHelp')}
        value={text}
        onChange={(typed) => write({ urls: typed })}
        most={1700}
      />
      {checked && wrongUrls && <p className="field-error">{t('relay.urlsWrong', { most: mostAddresses })}</p>}
      <TextField
        type="password"
        label={t('relay.secret')}
        help={t('relay.secretHelp')}
        value={secret}
        onChange={setSecret}
        error={checked && wrongSecret ? t('relay.secretShort', { least: shortestSecret }) : undefined}
        autoComplete="off"
      />
      <NumberField
        label={t('relay.lifetime')}
        help={t('relay.lifetimeHelp')}
        unit={t('clinic.unit.seconds')}
        value={lifetime}
        onChange={(typed) => write({ seconds: typed })}
        error={credentialSeconds === null ? t('clinic.outside', limits) : undefined}
      />
      <ErrorMessage error={save.error} />
      <div>
        <Button type="submit" isPending={save.isPending}>
          {t('relay.save')}
        </Button>
      </div>
    </form>
  );
}
