package io.shrinkage.spec;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Annotation;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Guards against a constraint on a record that the reader does not know and so ignores. */
final class DeclarationsTest {
  private static final Set<Class<? extends Annotation>> KNOWN =
      Set.of(
          Min.class, Max.class, DecimalMin.class, DecimalMax.class, NotEmpty.class, Pattern.class);

  private final Declarations declarations = new Declarations();
  private final Set<Class<? extends Record>> records = new HashSet<>();

  private void visit(Class<? extends Record> type) {
    if (records.add(type)) {
      declarations.fields(type).forEach(field -> visit(field.kind()));
    }
  }

  private void visit(Kind kind) {
    if (kind instanceof Kind.Group group) {
      visit(group.type());
    } else if (kind instanceof Kind.Either either) {
      visit(either.plain());
      visit(either.object());
    } else if (kind instanceof Kind.Choice choice) {
      choice.types().values().forEach(this::visit);
    } else if (kind instanceof Kind.Many many) {
      visit(many.element());
    }
  }

  @Test
  void everyRecordOfASpec_hasDescriptionsAndKnownConstraintsOnly() throws Exception {
    visit(Header.class);
    visit(RunSpec.class);

    // header, run, 4 groups, images, folds, 5 initializers, 9 layers, 5 penalties, 4 optimizers, 4
    // schedules
    assertThat(records).hasSize(39);
    for (Class<? extends Record> type : records) {
      for (Field field : declarations.fields(type)) {
        String name = type.getSimpleName() + "." + field.name();
        assertThat(field.description()).as(name).isNotBlank();
        for (Annotation constraint : type.getDeclaredField(field.name()).getAnnotations()) {
          if (constraint.annotationType().getPackageName().startsWith("jakarta.")) {
            assertThat(KNOWN).as(name).contains(constraint.annotationType());
          }
        }
      }
    }
  }

  @Test
  void enumConstants_haveJsonNames() {
    visit(RunSpec.class);

    records.stream()
        .flatMap(type -> declarations.fields(type).stream())
        .map(Field::kind)
        .map(kind -> kind instanceof Kind.Many many ? many.element() : kind)
        .filter(Kind.Name.class::isInstance)
        .flatMap(kind -> ((Kind.Name) kind).constants().keySet().stream())
        .forEach(name -> assertThat(name).matches("[a-z0-9-]+"));
  }

  @Test
  void sealedInterfaces_nameEveryPermittedRecordAndEachSaysWhatItIs() {
    visit(RunSpec.class);

    records.stream()
        .flatMap(type -> declarations.fields(type).stream())
        .map(Field::kind)
        .filter(Kind.Choice.class::isInstance)
        .map(Kind.Choice.class::cast)
        .forEach(
            choice ->
                assertThat(choice.types().values())
                    .containsExactlyInAnyOrder(permitted(choice.type()))
                    .allSatisfy(
                        type ->
                            assertThat(declarations.form(type).description())
                                .as(type.getSimpleName())
                                .isNotBlank()));
  }

  @SuppressWarnings("unchecked")
  private static Class<? extends Record>[] permitted(Class<?> choice) {
    return (Class<? extends Record>[]) choice.getPermittedSubclasses();
  }
}
