import { Component, type ErrorInfo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import './starting.css';

interface ErrorDoorProps {
  readonly children: ReactNode;
  /** Another value is another page: the error of the last one is forgotten. */
  readonly page?: string;
}
interface ErrorDoorState {
  readonly caught: { readonly error: unknown } | null;
  readonly page: string | undefined;
}

/** The one place where an error of the screens ends: said in words, with a way on. */
export class ErrorDoor extends Component<ErrorDoorProps, ErrorDoorState> {
  override state: ErrorDoorState = { caught: null, page: this.props.page };

  static getDerivedStateFromError(error: unknown): Partial<ErrorDoorState> {
    return { caught: { error } };
  }

  static getDerivedStateFromProps(props: ErrorDoorProps, state: ErrorDoorState): Partial<ErrorDoorState> | null {
    return props.page === state.page ? null : { page: props.page, caught: null };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error('A screen failed', error, info.componentStack);
  }

  override render(): ReactNode {
    return this.state.caught ? <Failed error={this.state.caught.error} /> : this.props.children;
  }
}

function Failed({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('app');
  return (
    <div className="starting-failed">
      <ErrorMessage error={error} />
      <Button look="primary" onPress={() => location.reload()}>
        {t('reload')}
      </Button>
    </div>
  );
}
