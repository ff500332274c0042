import { Input, Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useSelector } from 'react-redux';
import { useChangeMeMutation } from '../../api/me.ts';
import { text } from '../../i18n/text.ts';
import { toast } from '../../platform/toast.ts';
import type { RootState } from '../../store.ts';
import { Action } from '../../ui/action.tsx';
import { Group } from '../../ui/group.tsx';
import { useTask } from '../../ui/use-task.ts';
import { failureToSave } from './failure-to-save.ts';
import { PhoneCell } from './phone-cell.tsx';

/** Edits the nickname; what was typed stays until the server has it. WeChat fills a `nickname` input itself and reports the choice when it loses focus. */
export function NicknameForm() {
  const nickname = useSelector((state: RootState) => state.profile?.nickname) ?? '';
  const [draft, setDraft] = useState<string | null>(null);
  const [change] = useChangeMeMutation();
  const [save, isSaving] = useTask(async (wanted: string) => {
    await change({ nickname: wanted }).unwrap();
    setDraft(null);
    await toast(text.me.saved, 'success');
  }, failureToSave);

  const wanted = (draft ?? nickname).trim();
  return (
    <>
      <Group>
        <View className="cell">
          <Text className="cell-label">{text.me.nickname}</Text>
          <Input
            className="cell-input"
            id="nickname"
            type="nickname"
            maxlength={32}
            value={draft ?? nickname}
            placeholderClass="placeholder"
            placeholder={text.me.nicknamePlaceholder}
            onInput={({ detail }) => setDraft(detail.value)}
            onBlur={({ detail }) => setDraft(detail.value)}
          />
        </View>
        <PhoneCell />
      </Group>
      {wanted !== '' && wanted !== nickname && (
        <Action id="save-nickname" isBusy={isSaving} onTap={() => void save(wanted)}>
          {text.me.save}
        </Action>
      )}
    </>
  );
}
