package io.shrinkage.report;

import io.shrinkage.report.Chart.Table;
import io.shrinkage.report.Contrast.Column;
import io.shrinkage.run.StoredRun;
import io.shrinkage.spec.Repetition;
import io.shrinkage.train.Diagnostics;
import io.shrinkage.train.Diagnostics.InputPixels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which input pixels a dense first layer still reads, a map a configuration: feature selection.
 *
 * @param maps rising in strength
 * @param table the counts
 */
public record PixelMaps(String title, String note, List<PixelMap> maps, Table table) {
  private static final int MAPS = 6;

  /** Returns the maps; empty if the first layer is not dense, or all read every pixel. */
  static Optional<PixelMaps> of(Sweep sweep, @Nullable Layout layout) {
    return Contrast.of(sweep, layout, each -> each.inputs() != null)
        .filter(contrast -> contrast.candidates().stream().anyMatch(PixelMaps::selects))
        .map(PixelMaps::of);
  }

  private static boolean selects(Configuration configuration) {
    return inputs(configuration).stream().anyMatch(each -> each.zeros() > 0);
  }

  /** Returns the pixels of the usable runs. */
  static List<InputPixels> inputs(Configuration configuration) {
    return configuration.used().stream()
        .map(StoredRun::diagnostics)
        .filter(Objects::nonNull)
        .map(Diagnostics::inputs)
        .filter(Objects::nonNull)
        .toList();
  }

  private static PixelMaps of(Contrast contrast) {
    List<Column> columns = contrast.columns(MAPS);
    List<PixelMap> maps = columns.stream().map(PixelMap::of).toList();
    return new PixelMaps(title(contrast, columns, maps), note(contrast), maps, table(contrast));
  }

  private static String title(Contrast contrast, List<Column> columns, List<PixelMap> maps) {
    PixelMap most = maps.stream().max(Comparator.comparingDouble(PixelMap::zeros)).orElseThrow();
    Configuration its = columns.get(maps.indexOf(most)).configuration();
    return "%s of %s input pixels are not read %s: all their weights are exactly zero%s"
        .formatted(
            most.text(),
            Numbers.count(most.total()),
            new Naming(contrast.sweep()).at(its),
            Naming.over(its));
  }

  private static String note(Contrast contrast) {
    String noun = contrast.sweep().repetitions().noun();
    boolean several = contrast.sweep().repetitions().all().size() > 1;
    return "Filled: the network reads the pixel; blank: all its weights are exactly 0."
        + (several ? " Between them: the share of " + noun + "s that read it." : "");
  }

  /** Lists all candidates, drawn or not. */
  private static Table table(Contrast contrast) {
    Repetitions repetitions = contrast.sweep().repetitions();
    List<String> head = new ArrayList<>(List.of("network", "pixels", "not read, mean"));
    repetitions.all().forEach(each -> head.add(repetitions.label(each)));
    List<List<String>> rows = new ArrayList<>();
    for (Configuration each : contrast.candidates()) {
      List<InputPixels> inputs = inputs(each);
      List<String> row = new ArrayList<>(List.of(new Naming(contrast.sweep()).of(each)));
      row.add(Numbers.count(inputs.get(0).total()));
      row.add(PixelMap.text(PixelMap.mean(inputs)));
      repetitions.all().forEach(one -> row.add(cell(each, one)));
      rows.add(row);
    }
    return new Table(head, rows, 1);
  }

  private static String cell(Configuration configuration, Repetition repetition) {
    for (StoredRun run : configuration.runs()) {
      Diagnostics diagnostics = run.diagnostics();
      if (run.repetition().equals(repetition)) {
        return Outcome.of(run) != Outcome.USED
            ? Outcome.of(run).label()
            : diagnostics == null || diagnostics.inputs() == null
                ? "\u2013"
                : Numbers.count(diagnostics.inputs().zeros());
      }
    }
    return "\u2013";
  }
}
