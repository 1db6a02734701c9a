import { useWords } from '../words';
import { Button } from './button';

/** The end of a form: save what it holds, or leave it. */
export function SaveButtons({ onCancel }: { onCancel: () => void }) {
  const { common } = useWords();
  return (
    <>
      <Button look="quiet" onClick={onCancel}>
        {common.cancel}
      </Button>
      <Button look="primary" type="submit">
        {common.save}
      </Button>
    </>
  );
}
