package io.shrinkage.run;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.EpochMetrics.LayerWeights;
import java.io.IOException;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * The JSON form of an epoch's metrics: a line of metrics.jsonl. What is known of layers stands in
 * one object a quantity, by layer from the input on; {@code seconds}, the only key that two equal
 * runs do not share, comes last.
 */
final class EpochMetricsJson {
  private EpochMetricsJson() {}

  static final class Writer extends StdSerializer<EpochMetrics> {
    @Serial private static final long serialVersionUID = 1;

    Writer() {
      super(EpochMetrics.class);
    }

    @Override
    public void serialize(EpochMetrics metrics, JsonGenerator out, SerializerProvider unused)
        throws IOException {
      out.writeStartObject();
      out.writeNumberField("epoch", metrics.epoch());
      out.writeNumberField("train_loss", metrics.trainLoss());
      out.writeNumberField("validation_loss", metrics.validationLoss());
      out.writeNumberField("train_accuracy", metrics.trainAccuracy());
      out.writeNumberField("validation_accuracy", metrics.validationAccuracy());
      out.writeNumberField("penalty", metrics.penalty());
      out.writeNumberField("objective", metrics.objective());
      doubles(out, "weight_norms", metrics.layers(), LayerWeights::l2Norm);
      doubles(out, "weight_l1_norms", metrics.layers(), LayerWeights::l1Norm);
      longs(out, "weights", metrics.layers(), LayerWeights::weights);
      longs(out, "zero_weights", metrics.layers(), LayerWeights::zeroWeights);
      longs(out, "groups", metrics.layers(), LayerWeights::groups);
      longs(out, "zero_groups", metrics.layers(), LayerWeights::zeroGroups);
      out.writeNumberField("majority", metrics.majority());
      out.writeNumberField("seconds", metrics.seconds());
      out.writeEndObject();
    }

    private static void doubles(
        JsonGenerator out,
        String key,
        List<LayerWeights> layers,
        ToDoubleFunction<LayerWeights> quantity)
        throws IOException {
      out.writeObjectFieldStart(key);
      for (LayerWeights layer : layers) {
        out.writeNumberField(layer.layer(), quantity.applyAsDouble(layer));
      }
      out.writeEndObject();
    }

    private static void longs(
        JsonGenerator out,
        String key,
        List<LayerWeights> layers,
        ToLongFunction<LayerWeights> quantity)
        throws IOException {
      out.writeObjectFieldStart(key);
      for (LayerWeights layer : layers) {
        out.writeNumberField(layer.layer(), quantity.applyAsLong(layer));
      }
      out.writeEndObject();
    }
  }

  static final class Reader extends StdDeserializer<EpochMetrics> {
    @Serial private static final long serialVersionUID = 1;

    Reader() {
      super(EpochMetrics.class);
    }

    @Override
    public EpochMetrics deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      JsonNode json = context.readTree(parser);
      if (!json.path("epoch").isInt()) {
        return context.reportInputMismatch(this, "an epoch's metrics must have an integer epoch");
      }
      return new EpochMetrics(
          json.path("epoch").intValue(),
          number(json, "train_loss"),
          number(json, "validation_loss"),
          number(json, "train_accuracy"),
          number(json, "validation_accuracy"),
          number(json, "penalty"),
          number(json, "objective"),
          layers(json),
          number(json, "majority"),
          number(json, "seconds"));
    }

    private static List<LayerWeights> layers(JsonNode json) {
      List<LayerWeights> layers = new ArrayList<>();
      json.path("weights")
          .fieldNames()
          .forEachRemaining(
              layer ->
                  layers.add(
                      new LayerWeights(
                          layer,
                          number(json.path("weight_norms"), layer),
                          number(json.path("weight_l1_norms"), layer),
                          json.path("weights").path(layer).longValue(),
                          json.path("zero_weights").path(layer).longValue(),
                          json.path("groups").path(layer).longValue(),
                          json.path("zero_groups").path(layer).longValue())));
      return layers;
    }

    private static double number(JsonNode json, String key) {
      JsonNode value = json.path(key);
      return value.isNumber() ? value.doubleValue() : Double.NaN;
    }
  }
}
