import { Button, Text } from '@tarojs/components';
import type { PropsWithChildren } from 'react';

interface PhoneButtonProps {
  readonly isBusy: boolean;
  /** Hears the code that `POST /me/phone` takes. */
  onCode(code: string): void;
  /** Hears that this mini program may not ask: a personal account, or one without a quota. */
  onUnavailable(): void;
}

/** A browser knows no phone number. */
export const offersPhone = process.env.TARO_ENV === 'weapp';

/** Not allowed to this account, or no quota left. A person who says no is neither. */
const unavailable = /no permission|not support|1400001|quota/i;

/**
 * Asks WeChat for the user's phone number; WeChat asks the user.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/getPhoneNumber.html
 */
export function PhoneButton({ isBusy, onCode, onUnavailable, children }: Props) {
  if (!offersPhone) return null;
  return (
    <Button
      className="cell-action"
      id="phone"
      openType="getPhoneNumber"
      {...(isBusy ? { disabled: true } : {})}
      onGetPhoneNumber={({ detail: { code, errMsg } }) => {
        if (code) onCode(code);
        else if (unavailable.test(errMsg)) onUnavailable();
      }}
    >
      <Text>{children}</Text>
    </Button>
  );
}

type Props = PropsWithChildren<PhoneButtonProps>;
