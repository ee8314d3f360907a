import { Component, type ComponentChildren } from 'preact';
import { reportProblem } from '../client/report-problems.ts';
import { Broken } from './broken.tsx';

interface Props {
  readonly children: ComponentChildren;
  /** Another value is another page: what failed is forgotten. */
  readonly page: string;
}

/** Shows that a page failed in place of it, reports it to the server's log, and leaves the rest as it is. */
export class Boundary extends Component<Props, { readonly failedPage: string | null }> {
  override state = { failedPage: null };

  override componentDidCatch(problem: unknown): void {
    reportProblem(problem);
    this.setState({ failedPage: this.props.page });
  }

  override render() {
    return this.state.failedPage === this.props.page ? <Broken /> : this.props.children;
  }
}
