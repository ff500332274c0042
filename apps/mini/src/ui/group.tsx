import { Text, View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { headingOf } from '../platform/accessible.ts';

/** Cells under a heading, with a line of explanation below: WeChat's own way to group. */
export function Group({
  title,
  note,
  children,
}: PropsWithChildren<{ title?: string; note?: string }>) {
  return (
    <View className="group">
      {title !== undefined && (
        <View {...headingOf(2)} className="group-title">
          <Text>{title}</Text>
        </View>
      )}
      <View className="card">{children}</View>
      {note !== undefined && <Text className="group-note">{note}</Text>}
    </View>
  );
}
