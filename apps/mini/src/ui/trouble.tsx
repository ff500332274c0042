import { Text, View } from '@tarojs/components';
import { text } from '../i18n/text.ts';
import { Action } from './action.tsx';
import { useSaid } from './use-said.ts';

interface TroubleProps {
  readonly message: string;
  readonly isBusy: boolean;
  onRetry(): void;
}

/** Says what went wrong and offers one more try. */
export function Trouble({ message, isBusy, onRetry }: TroubleProps) {
  useSaid(message);
  return (
    <View className="trouble" id="trouble">
      <Text className="trouble-text">{message}</Text>
      <Action id="retry" kind="plain" isBusy={isBusy} onTap={onRetry}>
        {text.failure.retry}
      </Action>
    </View>
  );
}
