import { Component, type ErrorInfo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { toFailure } from '#shared/errors/failure.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { forgetFailedScreens } from './lazy-screen.tsx';
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

  readonly #again = (): void => {
    forgetFailedScreens();
    this.setState({ caught: null });
  };

  override render(): ReactNode {
    const { caught } = this.state;
    return caught === null ? this.props.children : <Failed error={caught.error} onAgain={this.#again} />;
  }
}

interface FailedProps {
  readonly error: unknown;
  readonly onAgain: () => void;
}

function Failed({ error, onAgain }: FailedProps) {
  const { t } = useTranslation('app');
  // A page started anew without a line would be no page at all.
  const isAway = toFailure(error).code === 'server_unreachable';
  return (
    <div className="starting-failed">
      <ErrorMessage error={error} />
      <Button look="primary" onPress={isAway ? onAgain : () => location.reload()}>
        {t(isAway ? 'tryAgain' : 'reload')}
      </Button>
    </div>
  );
}
