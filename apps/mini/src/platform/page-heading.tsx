import { Text, View } from '@tarojs/components';
import { headingOf } from './accessible.ts';

interface PageHeadingProps {
  readonly id: string;
  readonly className: string;
  readonly title: string;
}

/** The title that WeChat draws above each page, and a browser does not. A screen reader begins there. */
export function PageHeading({ id, className, title }: PageHeadingProps) {
  if (process.env.TARO_ENV !== 'h5') return null;
  return (
    <View {...headingOf(1)} className={className} id={id}>
      <Text>{title}</Text>
    </View>
  );
}
