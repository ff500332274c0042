import { Image, Text, View } from '@tarojs/components';
import { useSelector } from 'react-redux';
import { fields } from '../../api/answers.ts';
import { useChangeAvatarMutation } from '../../api/me.ts';
import { text } from '../../i18n/text.ts';
import { AvatarButton } from '../../platform/avatar-button.tsx';
import { selectUser } from '../../select-user.ts';
import { hostedUrl } from '../../session.ts';
import { useTask } from '../../ui/use-task.ts';
import { explainPrivacy } from './explain-privacy.ts';

const refused = [413, 415];

/** The user's picture, or the first letter of their name; a tap chooses another one. */
export function Avatar() {
  const profile = useSelector(selectUser);
  const [change] = useChangeAvatarMutation();
  const [save, isSaving] = useTask(
    (picture: string) => change(picture).unwrap(),
    (error) =>
      refused.some((status) => status === fields(error).status)
        ? text.me.avatarRefused
        : text.me.avatarFailed,
  );
  const picture = profile?.avatarUrl ?? null;

  return (
    <AvatarButton
      label={text.me.changeAvatar}
      isBusy={isSaving}
      onPick={(chosen) => void save(chosen)}
      onPrivacyRefused={() => void explainPrivacy()}
    >
      {picture !== null && (
        <Image className="avatar" id="picture" mode="aspectFill" src={hostedUrl(picture)} />
      )}
      {picture === null && (
        <View className="avatar avatar-on">
          <Text>{Array.from(profile?.nickname ?? '')[0]?.toUpperCase() ?? '感'}</Text>
        </View>
      )}
      <View className="avatar-edit" />
    </AvatarButton>
  );
}
