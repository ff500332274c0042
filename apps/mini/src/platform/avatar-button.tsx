import { Button, View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { accessible } from './accessible.ts';
import { pickPicture } from './pick-picture.ts';
import { isPrivacyRefusal } from './privacy-refusal.ts';

interface AvatarButtonProps {
  readonly label: string;
  readonly isBusy: boolean;
  /** Hears the local path of the picture that was chosen, as `sendPicture` takes it. */
  onPick(picture: string): void;
  /** Hears that the person has not agreed to what the mini program says of privacy. */
  onPrivacyRefused(): void;
}

/**
 * Lets a person choose a picture of themselves: WeChat's own sheet, or the browser's file dialogue.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/userProfile.html
 */
export function AvatarButton({ label, isBusy, onPick, onPrivacyRefused, children }: Props) {
  const className = `avatar-button${isBusy ? ' is-busy' : ''}`;
  if (process.env.TARO_ENV === 'h5')
    return (
      <View
        {...accessible({ role: 'button', label, isOff: isBusy })}
        className={className}
        id="avatar"
        onClick={() => {
          if (!isBusy) pickPicture(onPick);
        }}
      >
        {children}
      </View>
    );
  return (
    <Button
      className={className}
      id="avatar"
      openType="chooseAvatar"
      {...(isBusy ? { disabled: true } : {})}
      onChooseAvatar={({ detail }) => {
        if (isPrivacyRefusal(detail)) onPrivacyRefused();
        else if (typeof detail.avatarUrl === 'string') onPick(detail.avatarUrl);
      }}
    >
      {children}
    </Button>
  );
}

type Props = PropsWithChildren<AvatarButtonProps>;
