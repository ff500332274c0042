import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useSelector } from 'react-redux';
import { useChangePhoneMutation } from '../../api/me.ts';
import { text } from '../../i18n/text.ts';
import { offersPhone, PhoneButton } from '../../platform/phone-button.tsx';
import { toast } from '../../platform/toast.ts';
import type { RootState } from '../../store.ts';
import { useTask } from '../../ui/use-task.ts';
import { explainPrivacy } from './explain-privacy.ts';
import { failureToSave } from './failure-to-save.ts';
import { maskPhone } from './mask-phone.ts';

/** The user's phone number, given by WeChat. Not there where there is none and none can be had. */
export function PhoneCell() {
  const phone = useSelector((state: RootState) => state.profile?.phone) ?? null;
  const [isOffered, setOffered] = useState(offersPhone);
  const [change] = useChangePhoneMutation();
  const [save, isSaving] = useTask(async (code: string) => {
    await change({ code }).unwrap();
    await toast(text.me.saved, 'success');
  }, failureToSave);

  function hide() {
    setOffered(false);
    void toast(text.me.phoneUnavailable);
  }

  if (phone === null && !isOffered) return null;
  return (
    <View className="cell">
      <Text className="cell-label">{text.me.phone}</Text>
      <Text className="cell-value" id="phone-number">
        {phone === null ? text.me.noPhone : maskPhone(phone)}
      </Text>
      {isOffered && (
        <PhoneButton
          isBusy={isSaving}
          onCode={(code) => void save(code)}
          onPrivacyRefused={() => void explainPrivacy()}
          onUnavailable={hide}
        >
          {phone === null ? text.me.givePhone : text.me.changePhone}
        </PhoneButton>
      )}
    </View>
  );
}
