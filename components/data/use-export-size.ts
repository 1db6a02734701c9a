import { useEffect, useState } from 'react';
import type { ExportForm } from '@/lib/core/archive/export-name';
import { useApp } from '../app-context';

interface ExportSize {
  conversations: number;
  /** About how many bytes. */
  bytes: number;
}

/** How much an export would be; undefined until that is known. */
export function useExportSize(ids: readonly string[] | 'all', form: ExportForm): ExportSize | undefined {
  const app = useApp();
  const [size, setSize] = useState<ExportSize>();
  useEffect(() => {
    let isCurrent = true;
    app.measureExport(ids, form).then(
      (measured) => isCurrent && setSize(measured),
      // It is only nice to know.
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [app, ids, form]);
  return size;
}
