import { Component, type ReactNode } from 'react';
import { useWords } from '../words';
import { Button } from './button';

interface ErrorBoundaryProps {
  children: ReactNode;
  /** Goes on instead: then nothing is shown in the place of what failed. */
  onError?: () => void;
}

/** Catches what should never happen, so that the panel is not left blank: the data is safe, and the way on is shown. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override componentDidCatch() {
    this.props.onError?.();
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    return this.props.onError ? null : <Failed />;
  }
}

function Failed() {
  const { app } = useWords();
  return (
    <div role="alert" className="mx-auto flex max-w-md flex-1 flex-col justify-center gap-4 p-6">
      <h1 className="text-title font-semibold">{app.cannotShow}</h1>
      <p className="text-muted">{app.cannotShowWhy}</p>
      <Button onClick={() => location.reload()}>{app.reload}</Button>
    </div>
  );
}
