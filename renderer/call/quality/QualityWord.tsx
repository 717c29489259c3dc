import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components/Button';
import { useCall } from '../call-context.ts';
import { verdictWords } from './quality-words.ts';
import './quality.css';

/** One word, and whose end it is; pressed, everything about it. A change is read out. */
export function QualityWord({ name, onPress }: { readonly name: string; readonly onPress: () => void }) {
  const { snapshot } = useCall();
  const { t } = useTranslation(['call', 'errors', 'dates']);
  const verdict = snapshot.state.kind === 'talking' ? (snapshot.features?.quality.verdict ?? null) : null;
  return (
    <>
      <output className="unseen">{verdict && verdict.grade !== 'good' ? verdictWords(t, verdict, name) : ''}</output>
      {verdict && (
        <Button className="quality-word" data-grade={verdict.grade} onPress={onPress}>
          <span className="quality-bars" aria-hidden="true" />
          {verdict.grade === 'good' ? t('quality.short.good') : verdictWords(t, verdict, name)}
        </Button>
      )}
    </>
  );
}
