import { Component, type ReactNode } from 'react';
import { PlainText } from './plain';

interface MarkdownBoundaryProps {
  text: string;
  children: ReactNode;
}

/** Shows the text as it is when reading or drawing its Markdown fails: a reply is always readable. */
export class MarkdownBoundary extends Component<MarkdownBoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    return this.state.hasFailed ? <PlainText text={this.props.text} /> : this.props.children;
  }
}
