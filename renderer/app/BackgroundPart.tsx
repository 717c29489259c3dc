import { Component, Suspense, type ErrorInfo, type ReactNode } from 'react';
import { toFailure } from '#shared/errors/failure.ts';
import { forgetFailedScreens } from './lazy-screen.tsx';

/** Before what could not be loaded is asked for again, ms. */
const againAfter = 2_000;

interface BackgroundPartState {
  readonly caught: { readonly error: unknown } | null;
}

/**
 * What stands beside the screen and is loaded late: while it cannot be fetched there is nothing in its place, the screen goes on,
 * and it is asked for again. Any other error of it is the screen's own.
 */
export class BackgroundPart extends Component<{ readonly children: ReactNode }, BackgroundPartState> {
  override state: BackgroundPartState = { caught: null };
  #timer: ReturnType<typeof setTimeout> | undefined;

  static getDerivedStateFromError(error: unknown): BackgroundPartState {
    return { caught: { error } };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error('A part beside the screen could not be fetched', error, info.componentStack);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#again, againAfter);
  }

  override componentWillUnmount(): void {
    clearTimeout(this.#timer);
  }

  readonly #again = (): void => {
    forgetFailedScreens();
    this.setState({ caught: null });
  };

  override render(): ReactNode {
    const { caught } = this.state;
    if (caught === null) return <Suspense>{this.props.children}</Suspense>;
    if (toFailure(caught.error).code !== 'server_unreachable') throw caught.error;
    return null;
  }
}
