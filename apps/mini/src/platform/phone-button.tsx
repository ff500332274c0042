import { Button, Text } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { isPrivacyRefusal } from './privacy-refusal.ts';

interface PhoneButtonProps {
  readonly isBusy: boolean;
  /** Hears the code that `POST /me/phone` takes. */
  onCode(code: string): void;
  /** Hears that this mini program may not ask: a personal account, or one without a quota. */
  onUnavailable(): void;
  /** Hears that the person has not agreed to what the mini program says of privacy. */
  onPrivacyRefused(): void;
}

/** A browser knows no phone number. */
export const offersPhone = process.env.TARO_ENV === 'weapp';

/** Not allowed to this account, or no quota left. A person who says no is neither. */
const unavailable = /no permission|not support|1400001|quota/i;

/**
 * Asks WeChat for the user's phone number; WeChat asks the user.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/getPhoneNumber.html
 */
export function PhoneButton({ isBusy, children, ...on }: Props) {
  if (!offersPhone) return null;
  return (
    <Button
      className="cell-action"
      id="phone"
      openType="getPhoneNumber"
      {...(isBusy ? { disabled: true } : {})}
      onGetPhoneNumber={({ detail }) => {
        if (detail.code) on.onCode(detail.code);
        else if (isPrivacyRefusal(detail)) on.onPrivacyRefused();
        else if (unavailable.test(detail.errMsg)) on.onUnavailable();
      }}
    >
      <Text>{children}</Text>
    </Button>
  );
}

type Props = PropsWithChildren<PhoneButtonProps>;
