import { useDispatch, useSelector } from 'react-redux';
import { text } from '../../i18n/text.ts';
import { chosen, languages, themes } from '../../preferences.ts';
import type { RootState } from '../../store.ts';
import { Group } from '../../ui/group.tsx';
import { Choice } from './choice.tsx';

/** Language and theme of this device, for anybody, signed in or not. */
export function SettingsGroup() {
  const { language, theme } = useSelector((state: RootState) => state.preferences);
  const dispatch = useDispatch();
  return (
    <Group title={text.settings.title}>
      <Choice
        name="language"
        label={text.settings.language}
        options={languages}
        names={text.settings.languages}
        value={language}
        onPick={(picked) => dispatch(chosen({ language: picked }))}
      />
      <Choice
        name="theme"
        label={text.settings.theme}
        options={themes}
        names={text.settings.themes}
        value={theme}
        onPick={(picked) => dispatch(chosen({ theme: picked }))}
      />
    </Group>
  );
}
