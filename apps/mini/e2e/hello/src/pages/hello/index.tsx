import { Text } from '@tarojs/components';

export default function Hello() {
  return <Text>Hello, world</Text>;
}
