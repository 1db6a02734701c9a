import { useWords } from '../words';
import { DataSection } from './data-section';

/** Takes conversations out as a file. */
export function ExportSection() {
  const { export: words } = useWords().data;
  return <DataSection title={words.title} hint={words.hint} />;
}
