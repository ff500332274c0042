import { Input, Text, View } from '@tarojs/components';
import { useState } from 'react';
import { text } from '../../i18n/text.ts';
import { Action } from '../../ui/action.tsx';
import { Group } from '../../ui/group.tsx';
import { Tap } from '../../ui/tap.tsx';

const users = ['alice', 'bob', '小明'];

interface SandboxUsersProps {
  readonly isBusy: boolean;
  onPick(name: string): void;
}

/** Development only: the sandbox creates a user by naming it, so a typed name is as good as a known one. */
export function SandboxUsers({ isBusy, onPick }: SandboxUsersProps) {
  const [name, setName] = useState('');
  const typed = name.trim();
  return (
    <>
      <Group title={text.me.pickUser} note={text.me.pickUserNote}>
        {users.map((user) => (
          <Tap
            className="cell"
            id={`user-${user}`}
            isBusy={isBusy}
            key={user}
            onTap={() => onPick(user)}
          >
            <Text className="cell-title">{user}</Text>
            <View className="chevron" />
          </Tap>
        ))}
        <View className="cell">
          <Input
            className="cell-input"
            id="user-name"
            value={name}
            maxlength={32}
            placeholderClass="placeholder"
            placeholder={text.me.userName}
            onInput={({ detail }) => setName(detail.value)}
          />
        </View>
      </Group>
      {typed !== '' && (
        <Action id="sign-in" isBusy={isBusy} onTap={() => onPick(typed)}>
          {text.me.signInAs}
        </Action>
      )}
    </>
  );
}
