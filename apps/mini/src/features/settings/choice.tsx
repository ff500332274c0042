import { Text, View } from '@tarojs/components';
import { accessible } from '../../platform/accessible.ts';
import { Tap } from '../../ui/tap.tsx';

interface ChoiceProps<Option extends string> {
  readonly name: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly names: Readonly<Record<Option, string>>;
  readonly value: Option;
  onPick(option: Option): void;
}

/** One of a few, side by side. */
export function Choice<Option extends string>(props: ChoiceProps<Option>) {
  const { name, label, options, names, value, onPick } = props;
  return (
    <View className="cell">
      <Text className="cell-label">{label}</Text>
      <View {...accessible({ role: 'radiogroup', label })} className="segments">
        {options.map((option) => (
          <Tap
            className={`segment${option === value ? ' segment-on' : ''}`}
            id={`${name}-${option}`}
            isChosen={option === value}
            key={option}
            onTap={() => onPick(option)}
          >
            <Text>{names[option]}</Text>
          </Tap>
        ))}
      </View>
    </View>
  );
}
