import { View } from '@tarojs/components';

/** Where each request of the picture starts, pauses at the refresh, and ends, in percent. */
const lanes = [
  { key: 'a', from: 4, to: 78 },
  { key: 'b', from: 12, to: 92 },
  { key: 'c', from: 0, to: 70 },
  { key: 'd', from: 18, to: 86 },
] as const;

/** The product as a picture: requests meet one refresh, and go on as if nothing had been. */
export function Mark() {
  return (
    <View className="mark">
      <View className="mark-gate" />
      {lanes.map(({ key, from, to }) => (
        <View className="mark-lane" key={key}>
          <View className="mark-before" style={{ left: `${from}%`, width: `${40 - from}%` }} />
          <View className="mark-after" style={{ left: '48%', width: `${to - 48}%` }} />
        </View>
      ))}
    </View>
  );
}
