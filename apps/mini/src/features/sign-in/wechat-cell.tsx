import { Text, View } from '@tarojs/components';
import { text } from '../../i18n/text.ts';
import { Group } from '../../ui/group.tsx';
import { Tap } from '../../ui/tap.tsx';
import { useWebWay } from './use-web-way.ts';

interface WechatCellProps {
  readonly isBusy: boolean;
  /** Back from WeChat, waiting for the server. */
  readonly isUnderWay: boolean;
}

/**
 * Beside the sandbox's users, the way that production goes. It takes the same place whatever the
 * server says, so that nothing below it jumps when the answer comes.
 */
export function WechatCell({ isBusy, isUnderWay }: WechatCellProps) {
  const { isOpen, isClosed, isUnreachable, isLeaving, leave } = useWebWay();
  const { likeLive, likeLiveNote, underWay, offline, notSetUp } = text.me.web;
  const isShut = (isClosed || isUnreachable) && !isUnderWay;
  return (
    <Group note={likeLiveNote}>
      {isShut && <Text className="cell cell-quiet">{isClosed ? notSetUp : offline}</Text>}
      {!isShut && (
        <Tap
          className="cell"
          id="web-sign-in"
          isBusy={isBusy || isLeaving || isUnderWay || !isOpen}
          onTap={() => void leave()}
        >
          <Text className="cell-title">{isUnderWay ? underWay : likeLive}</Text>
          <View className="chevron" />
        </Tap>
      )}
    </Group>
  );
}
