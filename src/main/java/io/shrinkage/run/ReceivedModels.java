package io.shrinkage.run;

import io.shrinkage.train.TrainingResult;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps models that were written where the runs trained. */
public final class ReceivedModels implements ModelFile {
  private final Map<String, byte[]> models = new ConcurrentHashMap<>();

  /** Takes the model of a run that ends next. */
  public void receive(PlannedRun run, byte[] model) {
    models.put(run.id(), model);
  }

  @Override
  public void write(PlannedRun run, TrainingResult result, Path file) {
    byte[] model = Objects.requireNonNull(models.remove(run.id()), run.id());
    AtomicFile.write(file, out -> out.write(model));
  }
}
