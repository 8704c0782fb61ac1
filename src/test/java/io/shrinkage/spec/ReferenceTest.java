package io.shrinkage.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.data.DataSpec;
import io.shrinkage.model.Initializer;
import io.shrinkage.model.LayerSpec;
import io.shrinkage.model.ModelSpec;
import io.shrinkage.optimizer.Optimizer;
import io.shrinkage.penalty.Penalty;
import io.shrinkage.schedule.Schedule;
import io.shrinkage.train.TrainingSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Guards against a key that the reference file lacks, and one that only the reference file has. */
final class ReferenceTest {
  private static final List<Class<?>> CHOICES =
      List.of(
          Racing.class,
          Initializer.class,
          LayerSpec.class,
          Penalty.class,
          Optimizer.class,
          Schedule.class);

  private static final Set<String> WITHOUT_DEFAULT =
      Set.of(
          "name",
          "baseline",
          "data.dataset",
          "data.path",
          "data.images",
          "data.fold",
          "model.layers",
          "types.layer.conv.filters",
          "types.layer.conv.kernel",
          "types.layer.conv.penalty",
          "types.layer.max-pool.size",
          "types.layer.max-pool.stride",
          "types.layer.avg-pool.size",
          "types.layer.avg-pool.stride",
          "types.layer.dropout.rate",
          "types.layer.dense.units",
          "types.layer.dense.penalty",
          "types.layer.residual.layers",
          "types.layer.output.units",
          "types.layer.output.penalty",
          "types.penalty.l1.lambda",
          "types.penalty.l2.lambda",
          "types.penalty.elastic-net.lambda1",
          "types.penalty.elastic-net.lambda2",
          "types.penalty.elastic-net.lambda",
          "types.penalty.elastic-net.l1Ratio",
          "types.penalty.decoupled-weight-decay.lambda",
          "types.penalty.group-lasso.lambda",
          "types.penalty.sparse-group-lasso.lambda1",
          "types.penalty.sparse-group-lasso.lambda2",
          "types.penalty.sparse-group-lasso.lambda",
          "types.penalty.sparse-group-lasso.l1Ratio");

  private final Declarations declarations = new Declarations();
  private final Reference reference = Reference.load();

  @Test
  void referenceFile_andRecordsHaveTheSameKeys() {
    Set<String> declared = new TreeSet<>(Set.of("sweep"));
    keys("", Header.class).forEach(declared::add);
    keys("", RunSpec.class).forEach(declared::add);
    keys("selection.", SelectionSpec.class).forEach(declared::add);
    keys("data.", DataSpec.class).forEach(declared::add);
    keys("model.", ModelSpec.class).forEach(declared::add);
    keys("training.", TrainingSpec.class).forEach(declared::add);
    for (Class<?> choice : CHOICES) {
      types(choice).forEach((prefix, type) -> keys(prefix, type).forEach(declared::add));
    }
    assertThat(declared).containsAll(WITHOUT_DEFAULT);
    declared.removeAll(WITHOUT_DEFAULT);

    assertThat(given()).containsExactlyInAnyOrderElementsOf(declared);
  }

  @Test
  void types_haveASectionEachAndNoOther() {
    for (Class<?> choice : CHOICES) {
      String section = Reference.section(choice);
      Located.Members given = (Located.Members) reference.types().at(List.of(section));
      assertThat(given).as(section).isNotNull();
      assertThat(given.members().keySet())
          .containsExactlyElementsOf(declarations.choice(choice).types().keySet());
    }
    assertThat(((Located.Members) reference.types()).members()).hasSize(CHOICES.size());
  }

  private Map<String, Class<? extends Record>> types(Class<?> choice) {
    Map<String, Class<? extends Record>> types = new HashMap<>();
    String section = "types." + Reference.section(choice) + ".";
    declarations
        .choice(choice)
        .types()
        .forEach((name, type) -> types.put(section + name + ".", type));
    return types;
  }

  private Stream<String> keys(String prefix, Class<? extends Record> type) {
    return declarations.fields(type).stream().map(field -> prefix + field.name());
  }

  /** All keys of the file: of the top, of the groups below it, and of every type. */
  private Set<String> given() {
    Set<String> given = new TreeSet<>();
    reference
        .defaults()
        .members()
        .forEach(
            (key, value) -> {
              given.add(key);
              if (Set.of("selection", "data", "model", "training").contains(key)) {
                members(value).forEach(inner -> given.add(key + "." + inner));
              }
            });
    for (Class<?> choice : CHOICES) {
      String section = Reference.section(choice);
      Located.Members types = (Located.Members) reference.types().at(List.of(section));
      types
          .members()
          .forEach(
              (name, keys) ->
                  members(keys)
                      .forEach(key -> given.add("types." + section + "." + name + "." + key)));
    }
    return given;
  }

  private static Set<String> members(Located value) {
    return ((Located.Members) value).members().keySet();
  }
}
