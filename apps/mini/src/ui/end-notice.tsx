import { Text, View } from '@tarojs/components';
import { selectSession } from '@wugan/session/redux';
import { useSelector } from 'react-redux';
import { text } from '../i18n/text.ts';
import type { RootState } from '../store.ts';
import { useSaid } from './use-said.ts';

/** Why nobody is signed in any more. Who signed out here knows, and is told only where `withOwn` asks for it. */
export function EndNotice({ withOwn = false }: { withOwn?: boolean }) {
  const reason = useSelector((state: RootState) => {
    const session = selectSession(state);
    return session.status === 'signed-out' ? session.reason : null;
  });
  const isTold = reason !== null && (withOwn || reason !== 'signed-out');
  useSaid(isTold ? text.endReasons[reason] : null);
  if (!isTold) return null;
  return (
    <View className="notice" id="end-reason">
      <Text>{text.endReasons[reason]}</Text>
    </View>
  );
}
