import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';

interface TryAgainProps {
  readonly of: { readonly isFetching: boolean; readonly refetch: () => Promise<unknown> };
}

/** Asks the clinic once more. */
export function TryAgain({ of }: TryAgainProps) {
  const { t } = useTranslation('app');
  return (
    <Button size="small" isPending={of.isFetching} onPress={() => void of.refetch()}>
      {t('tryAgain')}
    </Button>
  );
}
