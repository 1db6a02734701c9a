import { type ReactNode, useId } from 'react';
import { languages } from '@/lib/app/language';
import { roughTokens } from '@/lib/core/rough-tokens';
import type { Settings } from '@/lib/core/settings';
import { useApp } from '../app-context';
import { isOnMac } from '../commands/shortcut';
import { useNumbers } from '../context/locale-numbers';
import { Button } from '../ui/button';
import { Field, fieldLook } from '../ui/field';
import { Segments } from '../ui/segments';
import { Select } from '../ui/select';
import { Switch } from '../ui/switch';
import { useTyped } from '../ui/use-typed';
import { useWords } from '../words';

interface PreferencesProps {
  settings: Settings;
}

/** What is stored at once: what the user tells of themselves, the look, the language, and what sends a message. */
export function Preferences({ settings }: PreferencesProps) {
  const { settings: words, prompts, data } = useWords();
  return (
    <>
      <SettingsSection title={prompts.profile}>
        <ProfileFields settings={settings} />
      </SettingsSection>
      <SettingsSection title={words.look}>
        <ThemeField settings={settings} />
        <LanguageField settings={settings} />
      </SettingsSection>
      <SettingsSection title={words.writing}>
        <SendKeyField settings={settings} />
      </SettingsSection>
      <SettingsSection title={data.title}>
        <DataLink />
      </SettingsSection>
    </>
  );
}

export function SettingsSection({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-5 py-6 first:pt-5">
      <h2 id={id} className="font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}

function ProfileFields({ settings: { profile } }: PreferencesProps) {
  const app = useApp();
  const { common, prompts: words } = useWords();
  const numbers = useNumbers();
  const { text, type } = useTyped(profile.text, (typed) =>
    // What was written for the first time is meant to be told.
    app.changeSettings(({ profile: { text: before, isOn } }) => ({
      profile: { text: typed, isOn: isOn || before.trim() === '' },
    })),
  );
  const tokens = roughTokens(text);
  const id = useId();
  return (
    <>
      <div className="flex flex-col gap-1.5">
        <p id={`${id}-hint`} className="text-small text-muted">
          {words.profileHint}
        </p>
        <textarea
          aria-label={words.profile}
          aria-describedby={`${id}-hint ${id}-note`}
          placeholder={words.profilePlaceholder}
          rows={3}
          value={text}
          onChange={(event) => type(event.target.value)}
          className={`${fieldLook} field-sizing-content h-auto max-h-[40vh] min-h-20 resize-none py-2`}
        />
        <p id={`${id}-note`} className="text-small text-muted">
          {common.sentences([
            ...(text.trim() === '' ? [] : [words.tokens(numbers.estimated(tokens, true))]),
            words.profileNote,
          ])}
        </p>
      </div>
      <Switch
        label={words.profileSwitch}
        isOn={profile.isOn && profile.text.trim() !== ''}
        isDisabled={profile.text.trim() === ''}
        onChange={(isOn) => void app.changeSettings((now) => ({ profile: { ...now.profile, isOn } }))}
      />
    </>
  );
}

const system = 'system';

function ThemeField({ settings: { theme } }: PreferencesProps) {
  const app = useApp();
  const { settings: words } = useWords();
  return (
    <Segments<NonNullable<Settings['theme']> | typeof system>
      label={words.theme}
      value={theme ?? system}
      choices={[
        [system, words.themes.system],
        ['light', words.themes.light],
        ['dark', words.themes.dark],
      ]}
      onChange={(chosen) =>
        void app.changeSettings(() => ({ theme: chosen === system ? undefined : chosen }))
      }
    />
  );
}

function LanguageField({ settings: { language } }: PreferencesProps) {
  const app = useApp();
  const { settings: words } = useWords();
  const choose = (chosen: string) => void app.changeSettings(() => ({ language: chosen || undefined }));
  return (
    <Field label={words.language}>
      {(props) => (
        <Select {...props} value={language ?? ''} onChange={(event) => choose(event.target.value)}>
          <option value="">{words.browserLanguage}</option>
          {languages.map(({ tag, name }) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

function SendKeyField({ settings: { sendKey } }: PreferencesProps) {
  const app = useApp();
  const { settings: words, commands } = useWords();
  return (
    <Segments
      label={words.sendWith}
      value={sendKey}
      choices={[
        ['enter', words.enter],
        ['modifier-enter', words.modifierEnter(isOnMac ? '⌘' : commands.keys.control)],
      ]}
      onChange={(chosen) => void app.changeSettings(() => ({ sendKey: chosen }))}
      hint={sendKey === 'enter' ? words.enterHint : words.modifierEnterHint}
    />
  );
}

function DataLink() {
  const app = useApp();
  const { data: words } = useWords();
  return (
    <div className="flex flex-col items-start gap-2">
      <p className="text-small text-muted">{words.openHint}</p>
      <Button onClick={() => app.show('data')}>{words.open}</Button>
    </div>
  );
}
