import { Globe, Paperclip, Plus, TextSelect } from 'lucide-react';
import { type ChangeEvent, type RefObject, useRef } from 'react';
import { useApp, useAppState } from '../app-context';
import { MenuItem } from '../ui/menu';
import { MenuButton } from '../ui/menu-button';
import { useWords } from '../words';

/** What can be put into the next message besides words. `field` is where one writes on afterwards. */
export function AttachMenu({ field }: { field: RefObject<HTMLElement | null> }) {
  const { attachments: words, page } = useWords();
  const app = useApp();
  const conversationId = useAppState((state) => state.conversationId);
  const chooser = useRef<HTMLInputElement>(null);
  const attachChosen = ({ target }: ChangeEvent<HTMLInputElement>) => {
    void app.attachFiles(conversationId, Array.from(target.files ?? []));
    // The same file can be chosen again.
    target.value = '';
    field.current?.focus();
  };
  return (
    <>
      <MenuButton icon={Plus} label={words.attach}>
        <MenuItem icon={Paperclip} label={words.filesOrPictures} onClick={() => chooser.current?.click()} />
        <MenuItem icon={Globe} label={page.addPage} onClick={() => void app.addPage('page')} />
        <MenuItem icon={TextSelect} label={page.addSelection} onClick={() => void app.addPage('selection')} />
      </MenuButton>
      <input
        ref={chooser}
        type="file"
        data-file-chooser
        multiple
        aria-label={words.filesOrPictures}
        tabIndex={-1}
        onChange={attachChosen}
        className="hidden"
      />
    </>
  );
}
