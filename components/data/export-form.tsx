import { type SubmitEvent, useState } from 'react';
import type { ExportForm as Form } from '@/lib/core/archive/export-name';
import { passphraseStrength } from '@/lib/core/archive/passphrase';
import { fileSize } from '@/lib/core/words/file-size';
import { useApp, useAppState } from '../app-context';
import { Button } from '../ui/button';
import { Field, fieldLook } from '../ui/field';
import { Segments } from '../ui/segments';
import { Switch } from '../ui/switch';
import { useWords } from '../words';
import { PassphraseField } from './passphrase-field';
import { useExportSize } from './use-export-size';

const forms: readonly Form[] = ['aside', 'aside-zip', 'markdown', 'openai', 'anthropic'];

/** What is chosen for an export. */
interface Choices {
  what: 'chosen' | 'all';
  form: Form;
  hasThinking: boolean;
  /** Absent for none. */
  passphrase?: string;
}

/** What to export, and how. */
export function ExportForm({ onCancel }: { onCancel: () => void }) {
  const app = useApp();
  const { data, common, locale } = useWords();
  const words = data.export;
  const chosen = useAppState((state) => state.exportChoice);
  const [choices, setChoices] = useState<Choices>({
    what: chosen ? 'chosen' : 'all',
    form: 'aside',
    hasThinking: false,
  });
  const change = (changed: Partial<Choices>) => setChoices({ ...choices, ...changed });
  const { what, hasThinking, passphrase } = choices;
  const ids: readonly string[] | 'all' = what === 'chosen' && chosen ? chosen.ids : 'all';
  const isOne = ids !== 'all' && ids.length === 1;
  // Markdown is a text for people: one conversation.
  const offered = forms.filter((form) => form !== 'markdown' || isOne);
  const form = offered.includes(choices.form) ? choices.form : 'aside';
  const size = useExportSize(ids, form);
  const isReady = size?.conversations !== 0 && passphraseStrength(passphrase ?? longEnough) !== 'short';

  const start = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isReady) return;
    const request = { ids, form, hasThinking, ...(passphrase !== undefined && { passphrase }) };
    void app.exportConversations(request, isOne ? chosen?.title : undefined);
  };

  return (
    <form onSubmit={start} className="flex min-h-0 flex-col" noValidate>
      <div className="flex min-h-0 flex-col gap-4 overflow-y-auto px-4 py-1">
        <WhatField value={what} onChange={(changed) => change({ what: changed })} />
        <Field
          label={words.form}
          hint={`${words.formHints[form]}${isOne || form.startsWith('aside') ? '' : ` ${words.severalHint}`}`}
        >
          {(props) => (
            <select
              {...props}
              className={fieldLook}
              value={form}
              onChange={({ target }) => change({ form: target.value as Form })}
            >
              {offered.map((each) => (
                <option key={each} value={each}>
                  {words.forms[each]}
                </option>
              ))}
            </select>
          )}
        </Field>
        {form === 'markdown' && (
          <Switch
            label={words.thinkingSwitch}
            isOn={hasThinking}
            onChange={(isOn) => change({ hasThinking: isOn })}
          />
        )}
        <PassphraseField
          value={passphrase}
          onChange={(typed) => {
            const { passphrase: _, ...rest } = choices;
            setChoices(typed === undefined ? rest : { ...rest, passphrase: typed });
          }}
        />
      </div>
      <div className="flex flex-wrap items-center justify-end gap-2 px-4 py-3">
        <p role="status" className="min-w-24 flex-1 text-small text-muted">
          {size && (size.conversations === 0 ? words.nothing : words.size(fileSize(locale, size.bytes)))}
        </p>
        <div className="flex flex-wrap justify-end gap-2">
          <Button look="quiet" onClick={onCancel}>
            {common.cancel}
          </Button>
          <Button look="primary" type="submit" disabled={!isReady}>
            {words.start}
          </Button>
        </div>
      </div>
    </form>
  );
}

/** Stands for a passphrase where none is wanted. */
const longEnough = 'no passphrase';

interface WhatFieldProps {
  value: Choices['what'];
  onChange: (value: Choices['what']) => void;
}

/** The conversations that the export was asked for, or all; nothing to choose where it was asked for all. */
function WhatField({ value, onChange }: WhatFieldProps) {
  const { export: words } = useWords().data;
  const chosen = useAppState((state) => state.exportChoice);
  if (!chosen) return <p className="text-small text-muted">{words.hint}</p>;
  const isOne = chosen.title !== undefined;
  return (
    <Segments
      label={words.what}
      value={value}
      choices={[
        ['chosen', isOne ? words.this : words.selected(chosen.ids.length)],
        ['all', words.all],
      ]}
      onChange={onChange}
      hint={
        isOne && value === 'chosen' ? (
          <bdi className="line-clamp-2 wrap-anywhere">{chosen.title}</bdi>
        ) : undefined
      }
    />
  );
}
